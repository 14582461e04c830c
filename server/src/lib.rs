//! The parts of the program `nhipcau`.
