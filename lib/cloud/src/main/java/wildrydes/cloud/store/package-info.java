/**
 * State that survives: one {@link wildrydes.cloud.store.CommitLog} for all services, into which everything goes before it is
 * acknowledged, and behind it what it becomes: snapshots of each owner, and {@link wildrydes.cloud.store.Tape}s of records in
 * segment files. {@link wildrydes.cloud.store.Store} holds them together.
 */
@NullMarked
package wildrydes.cloud.store;

import org.jspecify.annotations.NullMarked;
