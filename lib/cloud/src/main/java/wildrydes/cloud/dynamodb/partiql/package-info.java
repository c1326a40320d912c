/**
 * PartiQL, a language like SQL, as DynamoDB knows it: texts become statements, and statements requests with expressions.
 */
@NullMarked
package wildrydes.cloud.dynamodb.partiql;

import org.jspecify.annotations.NullMarked;
