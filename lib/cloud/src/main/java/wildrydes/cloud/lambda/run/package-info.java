/**
 * Execution environments: child JVMs that run a function's code behind Lambda's Runtime API.
 */
@NullMarked
package wildrydes.cloud.lambda.run;

import org.jspecify.annotations.NullMarked;
