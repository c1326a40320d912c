package wildrydes.pump.type;

/** A column of a stream or of a query's result. */
public record Column(String name, SqlType type) {}
