package wildrydes.cloud.dynamodb.table;

/** An attribute that is a part of a key, with the type that its values must have. */
public record KeyAttribute(String name, ScalarType type) {}
