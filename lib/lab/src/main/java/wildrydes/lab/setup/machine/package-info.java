/** The computer that the workbook is set up on: its system and environment, its programs, and its terminal. */
@NullMarked
package wildrydes.lab.setup.machine;

import org.jspecify.annotations.NullMarked;
