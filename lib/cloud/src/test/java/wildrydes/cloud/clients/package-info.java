/** The cloud as clients of AWS's see it that are not written in Java. */
@NullMarked
package wildrydes.cloud.clients;

import org.jspecify.annotations.NullMarked;
