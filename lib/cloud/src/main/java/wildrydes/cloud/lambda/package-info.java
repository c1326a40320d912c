/**
 * Lambda: functions, their versions and aliases, and how they are invoked, as docs.aws.amazon.com/lambda/latest/api/ has it.
 */
@NullMarked
package wildrydes.cloud.lambda;

import org.jspecify.annotations.NullMarked;
