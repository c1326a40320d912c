/** The AWS SDK's clients, set up for the lab's cloud, and what they sent. */
@NullMarked
package wildrydes.lab.sdk;

import org.jspecify.annotations.NullMarked;
