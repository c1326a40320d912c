/**
 * Policy documents: reading and validating them in AWS's words, deciding by them, and explaining a decision to whoever
 * wonders. Knows neither users nor services; who asks hands over the policies that count.
 */
@NullMarked
package wildrydes.cloud.policy;

import org.jspecify.annotations.NullMarked;
