package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static wildrydes.cloud.analytics.ServedAnalytics.ROLE;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.door.Program;

/** Clients that are not written in Java administer applications; run where they are installed. */
class AnalyticsClientsTest {

    @TempDir
    Path folder;

    private ServedAnalytics analytics;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
    }

    @AfterEach
    void close() {
        analytics.close();
    }

    private Program run(String... command) {
        return Program.run(
                folder,
                Program.environment(
                        analytics.cloud.endpoint(),
                        ServedCloud.ADMINISTRATOR.accessKeyId(),
                        ServedCloud.ADMINISTRATOR.secretAccessKey()),
                List.of(command));
    }

    @Test
    void boto3SpeaksBothVersions() {
        assumeTrue(
                run("python3", "-c", "import boto3").code() == 0,
                "python3 with boto3 is not installed on this machine");

        Program ended = run("python3", "-c", """
                import boto3, time
                first, second = boto3.client('kinesisanalytics'), boto3.client('kinesisanalyticsv2')
                print(first.create_application(ApplicationName='old')['ApplicationSummary']['ApplicationStatus'])
                made = second.create_application(ApplicationName='new', RuntimeEnvironment='SQL-1_0',
                    ServiceExecutionRole='%s')['ApplicationDetail']
                print(made['ApplicationVersionId'], made['CreateTimestamp'] == second.describe_application(
                    ApplicationName='new')['ApplicationDetail']['CreateTimestamp'])
                second.start_application(ApplicationName='new', RunConfiguration={'SqlRunConfigurations': []})
                while second.describe_application(ApplicationName='new')['ApplicationDetail'][
                        'ApplicationStatus'] == 'STARTING':
                    pass
                print([(a['ApplicationName'], a['ApplicationStatus']) for a in
                    first.list_applications()['ApplicationSummaries']])
                try:
                    first.start_application(ApplicationName='none', InputConfigurations=[])
                except first.exceptions.ResourceNotFoundException as e:
                    print(e.response['Error'], e.response['ResponseMetadata']['HTTPStatusCode'])
                second.delete_application(ApplicationName='new', CreateTimestamp=made['CreateTimestamp'])
                """.formatted(ROLE));

        assertThat(ended).isEqualTo(new Program(0, """
                READY
                1 True
                [('new', 'RUNNING'), ('old', 'READY')]
                {'Message': 'Application none not found.', 'Code': 'ResourceNotFoundException'} 400
                """));
    }

    @Test
    void theAwsCommandLineAdministers() {
        assumeTrue(run("aws", "--version").code() == 0, "the aws command line is not installed on this machine");

        assertThat(run(
                        "aws",
                        "kinesisanalyticsv2",
                        "create-application",
                        "--application-name",
                        "sums",
                        "--runtime-environment",
                        "SQL-1_0",
                        "--service-execution-role",
                        ROLE,
                        "--query",
                        "ApplicationDetail.ApplicationARN",
                        "--output",
                        "text"))
                .isEqualTo(new Program(0, "arn:aws:kinesisanalytics:us-east-1:000000000000:application/sums\n"));
        String created = run(
                        "aws",
                        "kinesisanalyticsv2",
                        "describe-application",
                        "--application-name",
                        "sums",
                        "--query",
                        "ApplicationDetail.CreateTimestamp",
                        "--output",
                        "text")
                .output()
                .strip();
        assertThat(run(
                        "aws",
                        "kinesisanalyticsv2",
                        "delete-application",
                        "--application-name",
                        "sums",
                        "--create-timestamp",
                        created))
                .isEqualTo(new Program(0, ""));
    }
}
