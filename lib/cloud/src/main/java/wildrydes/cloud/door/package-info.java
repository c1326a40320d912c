/**
 * The ways in: over HTTP through {@link wildrydes.cloud.door.FrontDoor}, between services through {@link
 * wildrydes.cloud.door.Door}. Both ask the same {@link wildrydes.cloud.door.Gate} and keep the same journal.
 */
@NullMarked
package wildrydes.cloud.door;

import org.jspecify.annotations.NullMarked;
