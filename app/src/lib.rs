//! What server and browser share: pages, server functions, words.
