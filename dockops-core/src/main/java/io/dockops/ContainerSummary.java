package io.dockops;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A container as a list shows it.
 *
 * @param id its full id
 * @param name its name
 * @param image the image as the engine lists it: a name, or an id once the name has moved on
 * @param imageId the id of the image that it was made from
 * @param imageName the name that the image had when the container was made, where one is known
 * @param status what it does
 * @param ports its published ports
 * @param labels its labels
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContainerSummary(
        String id,
        String name,
        String image,
        String imageId,
        Optional<ImageName> imageName,
        ContainerStatus status,
        PortMappings ports,
        Map<String, String> labels) {

    /**
     * Copy the labels in.
     *
     * @param id its full id
     * @param name its name
     * @param image the image as the engine lists it
     * @param imageId the id of the image that it was made from
     * @param imageName the name that the image had when the container was made
     * @param status what it does
     * @param ports its published ports
     * @param labels its labels
     */
    public ContainerSummary {
        labels = Map.copyOf(labels);
    }

    /**
     * Tell whether it is of a group: by the name that its image had when it was made.
     *
     * @param group a group, such as {@code test}
     * @return whether it belongs
     */
    public boolean isOfGroup(String group) {
        return imageName.filter(name -> name.isOfGroup(group)).isPresent();
    }
}
