/**
 * The command {@code wildrydes}: {@link wildrydes.lab.setup.Main} sets the workbook up, opens it, and says what is wrong
 * with a set-up. {@code ./mvnw}, Binder and the terminal all come through here.
 */
@NullMarked
package wildrydes.lab.setup;

import org.jspecify.annotations.NullMarked;
