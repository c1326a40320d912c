/** A cloud for tests of the lab: small, in the test's own process, and only as true as the lab needs it. */
@NullMarked
package wildrydes.lab.toy;

import org.jspecify.annotations.NullMarked;
