/**
 * STS: temporary credentials, for whom a role trusts. They are kept nowhere: a session token says, sealed, all that the cloud
 * must know of its session, so they outlive a restart and end by themselves.
 */
@NullMarked
package wildrydes.cloud.sts;

import org.jspecify.annotations.NullMarked;
