/**
 * What tables are: keys, indexes, capacity, states; and the operations that change that.
 */
@NullMarked
package wildrydes.cloud.dynamodb.table;

import org.jspecify.annotations.NullMarked;
