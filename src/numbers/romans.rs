//! Roman numerals where they are certain: "Chapter IV", "World War II", "Henry VIII", "Super Bowl LIV".
