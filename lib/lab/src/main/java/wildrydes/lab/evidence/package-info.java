/**
 * What a learner hands in: {@link wildrydes.lab.evidence.Results} keeps the points of checks from notebook to notebook, {@link
 * wildrydes.lab.evidence.Evidence} writes them into a file, with what the account holds and a digest of what was called in it.
 */
@NullMarked
package wildrydes.lab.evidence;

import org.jspecify.annotations.NullMarked;
