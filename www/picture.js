// The picture that the page has asked for by the part of the address behind `#`, in a frame of its own (docs/pictures.md).
const image = document.querySelector("img");
image.onload = () => parent.postMessage([image.naturalWidth, image.naturalHeight], "*");
image.onerror = () => parent.postMessage([], "*");
image.src = decodeURIComponent(location.hash.slice(1));
