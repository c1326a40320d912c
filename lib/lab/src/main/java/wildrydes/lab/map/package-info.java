/**
 * A map of unicorns that needs no network: a {@link wildrydes.lab.map.Tracks} is what is known of them, a {@link
 * wildrydes.lab.map.MapView} draws it.
 */
@NullMarked
package wildrydes.lab.map;

import org.jspecify.annotations.NullMarked;
