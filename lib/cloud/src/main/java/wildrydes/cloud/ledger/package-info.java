/**
 * What was called, by whom, and what it would cost: the {@link wildrydes.cloud.ledger.Journal} of calls, the {@link
 * wildrydes.cloud.ledger.Meter} that counts what is used and what runs, and {@link wildrydes.cloud.ledger.Billing}, which puts
 * prices to it.
 */
@NullMarked
package wildrydes.cloud.ledger;

import org.jspecify.annotations.NullMarked;
