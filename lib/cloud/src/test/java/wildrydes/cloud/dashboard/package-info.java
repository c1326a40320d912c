/** The dashboard as its readers have it: in a browser, before a whole cloud. */
@NullMarked
package wildrydes.cloud.dashboard;

import org.jspecify.annotations.NullMarked;
