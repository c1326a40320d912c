package wildrydes.athena.catalog;

/**
 * A column or partition key of a table.
 *
 * @param name in lower case
 * @param type as Hive writes it, such as {@code array<struct<a:int>>}
 * @param comment empty where there is none
 */
public record Column(String name, String type, String comment) {}
