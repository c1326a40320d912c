package wildrydes.lab.sdk;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;

/** The SQL that a request brings to an application or to Athena: refusals name lines of it. */
final class SentSql {

    private SentSql() {}

    /** Empty where the request has none. */
    static String of(String operation, SdkRequest request) {
        // The class of a request is looked at last, so that those of a service that is not used are never loaded.
        if (operation.equals("CreateApplication") && request instanceof CreateApplicationRequest create) {
            var configuration = create.applicationConfiguration();
            var code = configuration == null ? null : configuration.applicationCodeConfiguration();
            var content = code == null ? null : code.codeContent();
            return content == null || content.textContent() == null ? "" : content.textContent();
        }
        if (operation.equals("UpdateApplication") && request instanceof UpdateApplicationRequest update) {
            var configuration = update.applicationConfigurationUpdate();
            var code = configuration == null ? null : configuration.applicationCodeConfigurationUpdate();
            var content = code == null ? null : code.codeContentUpdate();
            return content == null || content.textContentUpdate() == null ? "" : content.textContentUpdate();
        }
        if (operation.equals("StartQueryExecution") && request instanceof StartQueryExecutionRequest start) {
            return start.queryString() == null ? "" : start.queryString();
        }
        return "";
    }
}
