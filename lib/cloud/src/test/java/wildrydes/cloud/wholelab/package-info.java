/** The whole lab by AWS's own clients, from an empty account to an empty account: {@link wildrydes.cloud.wholelab.WholeLabIT}. */
@NullMarked
package wildrydes.cloud.wholelab;

import org.jspecify.annotations.NullMarked;
