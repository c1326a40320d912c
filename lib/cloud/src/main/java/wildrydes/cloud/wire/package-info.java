/**
 * Bytes to SDK objects and back, for every service at once: the AWS SDK's model classes describe themselves, so no
 * operation is marshalled by hand. A {@link wildrydes.cloud.wire.Service} is any object with methods {@code (XxxRequest,
 * Caller) -> XxxResponse}.
 */
@NullMarked
package wildrydes.cloud.wire;

import org.jspecify.annotations.NullMarked;
