package wildrydes.cloud.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that may come without a signature and that no identity's policy is asked about, such as {@code
 * AssumeRoleWithWebIdentity}; the caller is then {@link wildrydes.cloud.auth.Caller#anonymous()}. A signature that is there
 * all the same must be right.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Unsigned {}
