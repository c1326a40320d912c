package wildrydes.cloud.analytics;

import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationCloudWatchLoggingOptionRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationCloudWatchLoggingOptionResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationInputProcessingConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationInputProcessingConfigurationResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationInputRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationInputResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationOutputRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationOutputResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationReferenceDataSourceRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.AddApplicationReferenceDataSourceResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.CreateApplicationResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationCloudWatchLoggingOptionRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationCloudWatchLoggingOptionResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationInputProcessingConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationInputProcessingConfigurationResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationOutputRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationOutputResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationReferenceDataSourceRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationReferenceDataSourceResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.DeleteApplicationResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.DescribeApplicationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.DescribeApplicationResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.DiscoverInputSchemaRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.DiscoverInputSchemaResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.ListApplicationsRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.ListApplicationsResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.StartApplicationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.StartApplicationResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.StopApplicationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.StopApplicationResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.TagResourceResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.UntagResourceRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.UntagResourceResponse;
import software.amazon.awssdk.services.kinesisanalytics.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalytics.model.UpdateApplicationResponse;
import wildrydes.cloud.auth.Caller;

/**
 * The operations of the first version of the interface; each is documented at
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/API_{name}.html. Safe for concurrent use.
 */
public final class AnalyticsV1Service {

    private final Analytics analytics;

    AnalyticsV1Service(Analytics analytics) {
        this.analytics = analytics;
    }

    public AddApplicationCloudWatchLoggingOptionResponse addApplicationCloudWatchLoggingOption(
            AddApplicationCloudWatchLoggingOptionRequest request, Caller caller) {
        analytics.parts().addLogging(new Part(request), Api.V1, caller);
        return AddApplicationCloudWatchLoggingOptionResponse.builder().build();
    }

    public AddApplicationInputResponse addApplicationInput(AddApplicationInputRequest request, Caller caller) {
        analytics.parts().addInput(new Part(request), Api.V1, caller);
        return AddApplicationInputResponse.builder().build();
    }

    public AddApplicationInputProcessingConfigurationResponse addApplicationInputProcessingConfiguration(
            AddApplicationInputProcessingConfigurationRequest request, Caller caller) {
        analytics.parts().addProcessing(new Part(request), Api.V1, caller);
        return AddApplicationInputProcessingConfigurationResponse.builder().build();
    }

    public AddApplicationOutputResponse addApplicationOutput(AddApplicationOutputRequest request, Caller caller) {
        analytics.parts().addOutput(new Part(request), Api.V1, caller);
        return AddApplicationOutputResponse.builder().build();
    }

    public AddApplicationReferenceDataSourceResponse addApplicationReferenceDataSource(
            AddApplicationReferenceDataSourceRequest request, Caller caller) {
        analytics.parts().addReference(new Part(request), Api.V1, caller);
        return AddApplicationReferenceDataSourceResponse.builder().build();
    }

    public CreateApplicationResponse createApplication(CreateApplicationRequest request, Caller caller) {
        Application made = analytics.administration().create(new Part(request), Api.V1, caller);
        return new Answer()
                .with("ApplicationSummary", Descriptions.summary(made))
                .into(CreateApplicationResponse.builder())
                .build();
    }

    public DeleteApplicationResponse deleteApplication(DeleteApplicationRequest request, Caller caller) {
        analytics.administration().delete(new Part(request), Api.V1);
        return DeleteApplicationResponse.builder().build();
    }

    public DeleteApplicationCloudWatchLoggingOptionResponse deleteApplicationCloudWatchLoggingOption(
            DeleteApplicationCloudWatchLoggingOptionRequest request, Caller caller) {
        analytics.parts().deleteLogging(new Part(request), Api.V1, caller);
        return DeleteApplicationCloudWatchLoggingOptionResponse.builder().build();
    }

    public DeleteApplicationInputProcessingConfigurationResponse deleteApplicationInputProcessingConfiguration(
            DeleteApplicationInputProcessingConfigurationRequest request, Caller caller) {
        analytics.parts().deleteProcessing(new Part(request), Api.V1, caller);
        return DeleteApplicationInputProcessingConfigurationResponse.builder().build();
    }

    public DeleteApplicationOutputResponse deleteApplicationOutput(
            DeleteApplicationOutputRequest request, Caller caller) {
        analytics.parts().deleteOutput(new Part(request), Api.V1, caller);
        return DeleteApplicationOutputResponse.builder().build();
    }

    public DeleteApplicationReferenceDataSourceResponse deleteApplicationReferenceDataSource(
            DeleteApplicationReferenceDataSourceRequest request, Caller caller) {
        analytics.parts().deleteReference(new Part(request), Api.V1, caller);
        return DeleteApplicationReferenceDataSourceResponse.builder().build();
    }

    public DescribeApplicationResponse describeApplication(DescribeApplicationRequest request, Caller caller) {
        Application found = analytics.administration().describe(new Part(request), Api.V1);
        return new Answer()
                .with("ApplicationDetail", Descriptions.detail(found))
                .into(DescribeApplicationResponse.builder())
                .build();
    }

    public DiscoverInputSchemaResponse discoverInputSchema(DiscoverInputSchemaRequest request, Caller caller) {
        return analytics
                .discovery()
                .discover(new Part(request), caller)
                .into(DiscoverInputSchemaResponse.builder())
                .build();
    }

    public ListApplicationsResponse listApplications(ListApplicationsRequest request, Caller caller) {
        Administration.Page page = analytics.administration().list(new Part(request), "ExclusiveStartApplicationName");
        return new Answer()
                .with(
                        "ApplicationSummaries",
                        page.shown().stream().map(Descriptions::summary).toList())
                .with("HasMoreApplications", page.next() != null)
                .into(ListApplicationsResponse.builder())
                .build();
    }

    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        return new Answer()
                .with("Tags", analytics.tagging().list(new Part(request)))
                .into(ListTagsForResourceResponse.builder())
                .build();
    }

    public StartApplicationResponse startApplication(StartApplicationRequest request, Caller caller) {
        Part part = new Part(request);
        analytics.administration().start(part, Api.V1, part.parts("InputConfigurations"), "Id");
        return StartApplicationResponse.builder().build();
    }

    public StopApplicationResponse stopApplication(StopApplicationRequest request, Caller caller) {
        analytics.administration().stop(new Part(request), Api.V1);
        return StopApplicationResponse.builder().build();
    }

    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        analytics.tagging().tag(new Part(request));
        return TagResourceResponse.builder().build();
    }

    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        analytics.tagging().untag(new Part(request));
        return UntagResourceResponse.builder().build();
    }

    public UpdateApplicationResponse updateApplication(UpdateApplicationRequest request, Caller caller) {
        analytics.parts().update(new Part(request), Api.V1, caller);
        return UpdateApplicationResponse.builder().build();
    }
}
