package wildrydes.lab.sdk;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import wildrydes.kernel.api.CellId;

/** Tells the cloud which cell makes a call, so that its journal can say so. */
final class CellHeader implements ExecutionInterceptor {

    private static final String NAME = "x-wildrydes-cell";

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return CellId.current()
                .map(cell -> context.httpRequest().toBuilder()
                        .putHeader(NAME, cell.value())
                        .build())
                .orElse(context.httpRequest());
    }
}
