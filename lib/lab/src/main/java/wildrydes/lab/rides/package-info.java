/**
 * A real ride, recorded on 25 June 2019 by a producer of the Wild Rydes workshops, and its sums by minute, made apart from
 * this project.
 */
@NullMarked
package wildrydes.lab.rides;

import org.jspecify.annotations.NullMarked;
