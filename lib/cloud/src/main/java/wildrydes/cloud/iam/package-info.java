/**
 * IAM: users with their access keys, groups, roles, and policies. {@link wildrydes.cloud.iam.Directory} holds them all and tells the
 * front door whose a key is, and the gate which policies count for whom.
 */
@NullMarked
package wildrydes.cloud.iam;

import org.jspecify.annotations.NullMarked;
