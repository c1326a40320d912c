/**
 * Cognito identity pools: they give credentials of a role to guests, who need no account. Nobody can log in here, so every
 * identity is a guest.
 */
@NullMarked
package wildrydes.cloud.cognito;

import org.jspecify.annotations.NullMarked;
