/**
 * DynamoDB: the operations over tables of items, as docs.aws.amazon.com/amazondynamodb/latest/APIReference/ has them.
 */
@NullMarked
package wildrydes.cloud.dynamodb;

import org.jspecify.annotations.NullMarked;
