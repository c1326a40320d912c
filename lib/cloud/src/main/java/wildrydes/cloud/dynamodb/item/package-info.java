/**
 * The items of all tables, on the disk in the order of their keys, with their indexes; and values: numbers, sizes, order.
 */
@NullMarked
package wildrydes.cloud.dynamodb.item;

import org.jspecify.annotations.NullMarked;
