//! Numbers that people and businesses are known by in Viet Nam: phones, tax codes, personal numbers.
