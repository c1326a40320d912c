/** Looks for what is wrong with a set-up, each {@link wildrydes.lab.setup.doctor.Check} in one sentence with the next step. */
@NullMarked
package wildrydes.lab.setup.doctor;

import org.jspecify.annotations.NullMarked;
