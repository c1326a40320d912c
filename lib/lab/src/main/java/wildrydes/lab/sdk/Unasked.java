package wildrydes.lab.sdk;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends a body without asking first whether it is welcome, as S3's client does: the JDK's client of HTTP loses the sentence of a
 * refusal then, and there is nothing to be saved on this machine.
 */
final class Unasked implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().firstMatchingHeader("Expect").isEmpty()
                ? context.httpRequest()
                : context.httpRequest().toBuilder().removeHeader("Expect").build();
    }
}
