export { alexNet } from "./alexnet";
export { type DeepLabVariant, deepLab } from "./deeplab";
export { contextModule, exponentialStack, waveNetStack } from "./dilated";
export { boxOverlap, detectFaces, type FaceBox, faceBoxes, keepBestBoxes } from "./face-boxes";
export { type DetectorOperators, detectorMaps, faceDetector } from "./face-detector";
export { inception3a, inception5x5, inception5x5Reduced } from "./inception";
export { type MobileNetOptions, mobileNetInnerLayer, mobileNetV1 } from "./mobilenet";
export { bottleneckBlock, plainBlock, type ResNetOptions, resNet } from "./resnet";
export { vgg16, vgg16Features, vggStack } from "./vgg";
