/** The Flink SQL that takes the place of an application's SQL on AWS, as text, and where it is not the same. */
@NullMarked
package wildrydes.pump.flink;

import org.jspecify.annotations.NullMarked;
