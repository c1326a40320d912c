/**
 * DynamoDB Streams: what changed in a table, in order, for 24 hours.
 */
@NullMarked
package wildrydes.cloud.dynamodb.stream;

import org.jspecify.annotations.NullMarked;
