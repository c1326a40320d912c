/** Makes notebooks from keys: {@link wildrydes.answers.derive.Version} one, {@link wildrydes.answers.derive.Derivation} all. */
@NullMarked
package wildrydes.answers.derive;

import org.jspecify.annotations.NullMarked;
