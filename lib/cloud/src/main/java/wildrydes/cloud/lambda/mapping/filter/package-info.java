/**
 * Patterns that records must meet, in the language of EventBridge as Lambda has it; begin at {@link wildrydes.cloud.lambda.mapping.filter.Filters}.
 */
@NullMarked
package wildrydes.cloud.lambda.mapping.filter;

import org.jspecify.annotations.NullMarked;
