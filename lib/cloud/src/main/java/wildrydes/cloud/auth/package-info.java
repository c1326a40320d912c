/**
 * Who signed a request: verifies AWS Signature Version 4 against the keys the cloud knows and names the {@link
 * wildrydes.cloud.auth.Caller}.
 */
@NullMarked
package wildrydes.cloud.auth;

import org.jspecify.annotations.NullMarked;
