package io.dockops.junit.plan;

import io.dockops.ImageName;

/** An image that a class declares; equal ones are one image. */
public record ImageDeclaration(ImageName tag, ImageSource source) {

    public ImageDeclaration {
        tag = tag.withDefaultTag();
    }
}
