/**
 * The books: the {@link wildrydes.cloud.ledger.Journal} of every call, in memory for those who watch and in a file for
 * those who ask later, and what a call would cost on AWS.
 */
@NullMarked
package wildrydes.cloud.ledger;

import org.jspecify.annotations.NullMarked;
