package wildrydes.cloud.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static wildrydes.cloud.logs.ServedLogs.GROUP;
import static wildrydes.cloud.logs.ServedLogs.STREAM;
import static wildrydes.cloud.logs.ServedLogs.event;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.door.Program;

/** Clients that are not written in Java read and write logs; run where they are installed. */
class LogsClientsTest {

    @TempDir
    Path folder;

    private ServedLogs logs;

    @BeforeEach
    void open() {
        logs = new ServedLogs(folder);
        logs.begin();
        logs.put(
                STREAM,
                event(logs.now(), "START"),
                event(logs.now() + 1, "ERROR no unicorn"),
                event(logs.now() + 2, "END"));
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private Program run(String... command) {
        return Program.run(logs.door, command);
    }

    @Test
    void boto3PutsAndReads() {
        assumeTrue(
                run("python3", "-c", "import boto3").code() == 0,
                "python3 with boto3 is not installed on this machine");

        Program ended = run("python3", "-c", """
                import boto3
                logs = boto3.client('logs')
                group = '%s'
                logs.create_log_stream(logGroupName=group, logStreamName='boto')
                logs.put_log_events(logGroupName=group, logStreamName='boto',
                                    logEvents=[{'timestamp': %d, 'message': 'from Python'}])
                events = logs.get_paginator('filter_log_events').paginate(logGroupName=group, filterPattern='?ERROR ?Python')
                print([event['message'] for page in events for event in page['events']])
                print([group['storedBytes'] for group in logs.describe_log_groups()['logGroups']])
                try:
                    logs.get_log_events(logGroupName='none', logStreamName='boto')
                except logs.exceptions.ResourceNotFoundException as e:
                    print(e)
                """.formatted(GROUP, logs.now() + 3));

        assertThat(ended).isEqualTo(new Program(0, """
                        ['ERROR no unicorn', 'from Python']
                        [%d]
                        An error occurred (ResourceNotFoundException) when calling the GetLogEvents operation: The\
                         specified log group does not exist.
                        """.formatted(5 + 16 + 3 + 11 + 4 * 26)));
    }

    @Test
    void theAwsCommandLineReads() {
        assumeTrue(run("aws", "--version").code() == 0, "the aws command line is not installed on this machine");

        assertThat(run(
                        "aws",
                        "logs",
                        "filter-log-events",
                        "--log-group-name",
                        GROUP,
                        "--filter-pattern",
                        "ERROR",
                        "--query",
                        "events[].message",
                        "--output",
                        "text"))
                .isEqualTo(new Program(0, "ERROR no unicorn\n"));
        assertThat(run(
                        "aws",
                        "logs",
                        "get-log-events",
                        "--log-group-name",
                        GROUP,
                        "--log-stream-name",
                        STREAM,
                        "--start-from-head",
                        "--query",
                        "events[].message",
                        "--output",
                        "text"))
                .isEqualTo(new Program(0, "START\tERROR no unicorn\tEND\n"));
        Program refused =
                run("aws", "logs", "put-retention-policy", "--log-group-name", GROUP, "--retention-in-days", "2");
        assertThat(refused.output())
                .contains("(InvalidParameterException)", "Member must satisfy enum value set: [1, 3, 5");
    }

    @Test
    void theAwsCommandLineTails() {
        assumeTrue(
                run("aws", "logs", "tail", "help").code() == 0,
                "this aws command line has no logs tail, which comes with version 2");

        Program tailed = run("aws", "logs", "tail", GROUP, "--since", "2026-03-01T00:00:00", "--format", "short");

        assertThat(tailed.code()).isZero();
        assertThat(tailed.output()).contains("START", "ERROR no unicorn", "END");
    }
}
