package wildrydes.kernel.maven.mima;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import wildrydes.kernel.maven.Resolver.Progress;

/** Tells of downloads; lists of versions, which are short, are not mentioned. */
final class Transfers extends AbstractTransferListener {

    private final Progress progress;

    Transfers(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void transferProgressed(TransferEvent event) {
        if (isLibrary(event)) {
            progress.downloading(
                    name(event),
                    event.getTransferredBytes(),
                    event.getResource().getContentLength());
        }
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        if (isLibrary(event)) {
            progress.downloaded(name(event), event.getTransferredBytes());
        }
    }

    private static boolean isLibrary(TransferEvent event) {
        return event.getRequestType() == TransferEvent.RequestType.GET
                && !name(event).startsWith("maven-metadata");
    }

    private static String name(TransferEvent event) {
        String path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
