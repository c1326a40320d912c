/**
 * Unicorns in the air, whether of a notebook or of a terminal: a {@link wildrydes.lab.flight.Formation} keeps pace with the
 * cloud's clock and sends what its {@link wildrydes.lab.flight.Rider riders} report.
 */
@NullMarked
package wildrydes.lab.flight;

import org.jspecify.annotations.NullMarked;
