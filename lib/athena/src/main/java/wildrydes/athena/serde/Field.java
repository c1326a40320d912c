package wildrydes.athena.serde;

import io.trino.spi.type.Type;

/**
 * A column of a table that a query wants.
 *
 * @param index among the table's columns, from 0
 */
public record Field(int index, String name, Type type) {}
