package wildrydes.cloud.analytics;

import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationCloudWatchLoggingOptionRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationCloudWatchLoggingOptionResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationInputProcessingConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationInputProcessingConfigurationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationInputRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationInputResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationOutputRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationOutputResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationReferenceDataSourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationReferenceDataSourceResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationVpcConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.AddApplicationVpcConfigurationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationPresignedUrlRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationPresignedUrlResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationSnapshotRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationSnapshotResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationCloudWatchLoggingOptionRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationCloudWatchLoggingOptionResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationInputProcessingConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationInputProcessingConfigurationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationOutputRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationOutputResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationReferenceDataSourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationReferenceDataSourceResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationSnapshotRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationSnapshotResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationVpcConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DeleteApplicationVpcConfigurationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationOperationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationOperationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationSnapshotRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationSnapshotResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationVersionRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationVersionResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DiscoverInputSchemaRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DiscoverInputSchemaResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationOperationsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationOperationsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationSnapshotsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationSnapshotsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationVersionsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationVersionsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RollbackApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RollbackApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StartApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StopApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StopApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TagResourceResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UntagResourceResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationMaintenanceConfigurationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationMaintenanceConfigurationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationResponse;
import wildrydes.cloud.auth.Caller;

/**
 * The operations of the second version of the interface; each is documented at
 * docs.aws.amazon.com/managed-flink/latest/apiv2/API_{name}.html. What that has for Apache Flink only is refused. Safe for
 * concurrent use.
 */
public final class AnalyticsV2Service {

    private final Analytics analytics;

    AnalyticsV2Service(Analytics analytics) {
        this.analytics = analytics;
    }

    public AddApplicationCloudWatchLoggingOptionResponse addApplicationCloudWatchLoggingOption(
            AddApplicationCloudWatchLoggingOptionRequest request, Caller caller) {
        Application next = analytics.parts().addLogging(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .with("CloudWatchLoggingOptionDescriptions", Descriptions.loggings(next))
                .into(AddApplicationCloudWatchLoggingOptionResponse.builder())
                .build();
    }

    public AddApplicationInputResponse addApplicationInput(AddApplicationInputRequest request, Caller caller) {
        Application next = analytics.parts().addInput(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .with("InputDescriptions", Descriptions.inputs(next))
                .into(AddApplicationInputResponse.builder())
                .build();
    }

    public AddApplicationInputProcessingConfigurationResponse addApplicationInputProcessingConfiguration(
            AddApplicationInputProcessingConfigurationRequest request, Caller caller) {
        Part part = new Part(request);
        Application next = analytics.parts().addProcessing(part, Api.V2, caller);
        Input input = Parts.input(next, part);
        return Descriptions.changed(next)
                .with("InputId", input.id())
                .with("InputProcessingConfigurationDescription", Descriptions.processing(input))
                .into(AddApplicationInputProcessingConfigurationResponse.builder())
                .build();
    }

    public AddApplicationOutputResponse addApplicationOutput(AddApplicationOutputRequest request, Caller caller) {
        Application next = analytics.parts().addOutput(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .with("OutputDescriptions", Descriptions.outputs(next))
                .into(AddApplicationOutputResponse.builder())
                .build();
    }

    public AddApplicationReferenceDataSourceResponse addApplicationReferenceDataSource(
            AddApplicationReferenceDataSourceRequest request, Caller caller) {
        Application next = analytics.parts().addReference(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .with("ReferenceDataSourceDescriptions", Descriptions.references(next))
                .into(AddApplicationReferenceDataSourceResponse.builder())
                .build();
    }

    public AddApplicationVpcConfigurationResponse addApplicationVpcConfiguration(
            AddApplicationVpcConfigurationRequest request, Caller caller) {
        throw analytics.refused(
                new Part(request), AnalyticsErrors.invalid("There are no VPCs here; leave the configuration out."));
    }

    public CreateApplicationResponse createApplication(CreateApplicationRequest request, Caller caller) {
        Application made = analytics.administration().create(new Part(request), Api.V2, caller);
        return new Answer()
                .with("ApplicationDetail", Descriptions.detail(made))
                .into(CreateApplicationResponse.builder())
                .build();
    }

    public CreateApplicationPresignedUrlResponse createApplicationPresignedUrl(
            CreateApplicationPresignedUrlRequest request, Caller caller) {
        throw analytics.refused(
                new Part(request),
                AnalyticsErrors.invalid(
                        "There is no Flink dashboard or notebook here; look at in-application streams over the control interface."));
    }

    public CreateApplicationSnapshotResponse createApplicationSnapshot(
            CreateApplicationSnapshotRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public DeleteApplicationResponse deleteApplication(DeleteApplicationRequest request, Caller caller) {
        analytics.administration().delete(new Part(request), Api.V2);
        return DeleteApplicationResponse.builder().build();
    }

    public DeleteApplicationCloudWatchLoggingOptionResponse deleteApplicationCloudWatchLoggingOption(
            DeleteApplicationCloudWatchLoggingOptionRequest request, Caller caller) {
        Application next = analytics.parts().deleteLogging(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .with("CloudWatchLoggingOptionDescriptions", Descriptions.loggings(next))
                .into(DeleteApplicationCloudWatchLoggingOptionResponse.builder())
                .build();
    }

    public DeleteApplicationInputProcessingConfigurationResponse deleteApplicationInputProcessingConfiguration(
            DeleteApplicationInputProcessingConfigurationRequest request, Caller caller) {
        Application next = analytics.parts().deleteProcessing(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .into(DeleteApplicationInputProcessingConfigurationResponse.builder())
                .build();
    }

    public DeleteApplicationOutputResponse deleteApplicationOutput(
            DeleteApplicationOutputRequest request, Caller caller) {
        Application next = analytics.parts().deleteOutput(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .into(DeleteApplicationOutputResponse.builder())
                .build();
    }

    public DeleteApplicationReferenceDataSourceResponse deleteApplicationReferenceDataSource(
            DeleteApplicationReferenceDataSourceRequest request, Caller caller) {
        Application next = analytics.parts().deleteReference(new Part(request), Api.V2, caller);
        return Descriptions.changed(next)
                .into(DeleteApplicationReferenceDataSourceResponse.builder())
                .build();
    }

    public DeleteApplicationSnapshotResponse deleteApplicationSnapshot(
            DeleteApplicationSnapshotRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public DeleteApplicationVpcConfigurationResponse deleteApplicationVpcConfiguration(
            DeleteApplicationVpcConfigurationRequest request, Caller caller) {
        throw analytics.refused(
                new Part(request),
                AnalyticsErrors.invalid("There are no VPCs here; so the application has no such configuration."));
    }

    public DescribeApplicationResponse describeApplication(DescribeApplicationRequest request, Caller caller) {
        Application found = analytics.administration().describe(new Part(request), Api.V2);
        return new Answer()
                .with("ApplicationDetail", Descriptions.detail(found))
                .into(DescribeApplicationResponse.builder())
                .build();
    }

    public DescribeApplicationOperationResponse describeApplicationOperation(
            DescribeApplicationOperationRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public DescribeApplicationSnapshotResponse describeApplicationSnapshot(
            DescribeApplicationSnapshotRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public DescribeApplicationVersionResponse describeApplicationVersion(
            DescribeApplicationVersionRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public ListApplicationOperationsResponse listApplicationOperations(
            ListApplicationOperationsRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public ListApplicationSnapshotsResponse listApplicationSnapshots(
            ListApplicationSnapshotsRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public ListApplicationVersionsResponse listApplicationVersions(
            ListApplicationVersionsRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public DiscoverInputSchemaResponse discoverInputSchema(DiscoverInputSchemaRequest request, Caller caller) {
        return analytics
                .discovery()
                .discover(new Part(request), caller)
                .into(DiscoverInputSchemaResponse.builder())
                .build();
    }

    public ListApplicationsResponse listApplications(ListApplicationsRequest request, Caller caller) {
        Administration.Page page = analytics.administration().list(new Part(request), "NextToken");
        return new Answer()
                .with(
                        "ApplicationSummaries",
                        page.shown().stream().map(Descriptions::summary).toList())
                .with("NextToken", page.next())
                .into(ListApplicationsResponse.builder())
                .build();
    }

    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        return new Answer()
                .with("Tags", analytics.tagging().list(new Part(request)))
                .into(ListTagsForResourceResponse.builder())
                .build();
    }

    public RollbackApplicationResponse rollbackApplication(RollbackApplicationRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }

    public StartApplicationResponse startApplication(StartApplicationRequest request, Caller caller) {
        Part part = new Part(request);
        Part run = part.part("RunConfiguration");
        List<Part> positions = run == null ? List.of() : run.parts("SqlRunConfigurations");
        analytics.administration().start(part, Api.V2, positions, "InputId");
        return StartApplicationResponse.builder().build();
    }

    public StopApplicationResponse stopApplication(StopApplicationRequest request, Caller caller) {
        analytics.administration().stop(new Part(request), Api.V2);
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
        Application next = analytics.parts().update(new Part(request), Api.V2, caller);
        return new Answer()
                .with("ApplicationDetail", Descriptions.detail(next))
                .into(UpdateApplicationResponse.builder())
                .build();
    }

    public UpdateApplicationMaintenanceConfigurationResponse updateApplicationMaintenanceConfiguration(
            UpdateApplicationMaintenanceConfigurationRequest request, Caller caller) {
        throw analytics.refused(new Part(request), AnalyticsErrors.flinkOnly());
    }
}
