/**
 * DynamoDB's expressions, and the older parameters that say the same: texts become conditions, updates and projections of items.
 */
@NullMarked
package wildrydes.cloud.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
