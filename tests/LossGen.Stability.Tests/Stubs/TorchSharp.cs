// The declarations of TorchSharp that the snippets call. Recognition is by name: nothing here runs.
using System;

namespace TorchSharp;

public sealed class Scalar
{
    public static implicit operator Scalar(int value) => throw null!;

    public static implicit operator Scalar(long value) => throw null!;

    public static implicit operator Scalar(float value) => throw null!;

    public static implicit operator Scalar(double value) => throw null!;
}

public static partial class torch
{
    public enum ScalarType
    {
        Float32,
        Float64,
    }

    public sealed partial class Tensor
    {
        public Tensor abs() => throw null!;

        public Tensor acos() => throw null!;

        public Tensor asin() => throw null!;

        public Tensor atan() => throw null!;

        public Tensor acosh() => throw null!;

        public Tensor asinh() => throw null!;

        public Tensor atanh() => throw null!;

        public Tensor ceil() => throw null!;

        public Tensor cos() => throw null!;

        public Tensor cosh() => throw null!;

        public Tensor digamma() => throw null!;

        public Tensor erf() => throw null!;

        public Tensor erfc() => throw null!;

        public Tensor erfinv() => throw null!;

        public Tensor exp() => throw null!;

        public Tensor exp2() => throw null!;

        public Tensor expm1() => throw null!;

        public Tensor floor() => throw null!;

        public Tensor lgamma() => throw null!;

        public Tensor log() => throw null!;

        public Tensor log10() => throw null!;

        public Tensor log1p() => throw null!;

        public Tensor log2() => throw null!;

        public Tensor negative() => throw null!;

        public Tensor reciprocal() => throw null!;

        public Tensor relu() => throw null!;

        public Tensor round() => throw null!;

        public Tensor rsqrt() => throw null!;

        public Tensor sigmoid() => throw null!;

        public Tensor sign() => throw null!;

        public Tensor sin() => throw null!;

        public Tensor sinh() => throw null!;

        public Tensor sqrt() => throw null!;

        public Tensor square() => throw null!;

        public Tensor tan() => throw null!;

        public Tensor tanh() => throw null!;

        public Tensor atan2(Tensor other) => throw null!;

        public Tensor div(Tensor other) => throw null!;

        public Tensor dot(Tensor other) => throw null!;

        public Tensor fmod(Tensor other) => throw null!;

        public Tensor hypot(Tensor other) => throw null!;

        public Tensor logaddexp(Tensor other) => throw null!;

        public Tensor logaddexp2(Tensor other) => throw null!;

        public Tensor maximum(Tensor other) => throw null!;

        public Tensor minimum(Tensor other) => throw null!;

        public Tensor mul(Tensor other) => throw null!;

        public Tensor pow(Tensor other) => throw null!;

        public Tensor sub(Tensor other) => throw null!;

        public Tensor add(Tensor other) => throw null!;

        public Tensor xlogy(Tensor other) => throw null!;

        public Tensor true_divide(Tensor other) => throw null!;

        public Tensor pow(Scalar exponent) => throw null!;

        public Tensor add(Scalar scalar) => throw null!;

        public Tensor sub(Scalar scalar) => throw null!;

        public Tensor mul(Scalar scalar) => throw null!;

        public Tensor div(Scalar scalar) => throw null!;

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => throw null!;

        public Tensor sum(ScalarType? type = null) => throw null!;

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => throw null!;

        public Tensor mean() => throw null!;

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw null!;

        public Tensor prod(ScalarType? type = null) => throw null!;

        public Tensor norm(float p = 2) => throw null!;

        public Tensor norm(int dimension, bool keepdim = false, float p = 2) => throw null!;

        public Tensor amax(long[] dims, bool keepdim = false) => throw null!;

        public Tensor softmax(long dim, ScalarType? dtype = null) => throw null!;

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => throw null!;

        public Tensor logsumexp(long dim, bool keepdim = false) => throw null!;

        public Tensor var(bool unbiased = true) => throw null!;

        public Tensor std(bool unbiased = true) => throw null!;

        public Tensor matmul(Tensor other) => throw null!;

        public Tensor gather(long dim, Tensor index) => throw null!;

        public static Tensor operator -(Tensor tensor) => throw null!;

        public static Tensor operator +(Tensor left, Tensor right) => throw null!;
        public static Tensor operator +(Tensor left, Scalar right) => throw null!;
        public static Tensor operator +(Scalar left, Tensor right) => throw null!;
        public static Tensor operator +(Tensor left, int right) => throw null!;
        public static Tensor operator +(int left, Tensor right) => throw null!;
        public static Tensor operator +(Tensor left, long right) => throw null!;
        public static Tensor operator +(long left, Tensor right) => throw null!;
        public static Tensor operator +(Tensor left, float right) => throw null!;
        public static Tensor operator +(float left, Tensor right) => throw null!;
        public static Tensor operator +(Tensor left, double right) => throw null!;
        public static Tensor operator +(double left, Tensor right) => throw null!;

        public static Tensor operator -(Tensor left, Tensor right) => throw null!;
        public static Tensor operator -(Tensor left, Scalar right) => throw null!;
        public static Tensor operator -(Scalar left, Tensor right) => throw null!;
        public static Tensor operator -(Tensor left, int right) => throw null!;
        public static Tensor operator -(int left, Tensor right) => throw null!;
        public static Tensor operator -(Tensor left, long right) => throw null!;
        public static Tensor operator -(long left, Tensor right) => throw null!;
        public static Tensor operator -(Tensor left, float right) => throw null!;
        public static Tensor operator -(float left, Tensor right) => throw null!;
        public static Tensor operator -(Tensor left, double right) => throw null!;
        public static Tensor operator -(double left, Tensor right) => throw null!;

        public static Tensor operator *(Tensor left, Tensor right) => throw null!;
        public static Tensor operator *(Tensor left, Scalar right) => throw null!;
        public static Tensor operator *(Scalar left, Tensor right) => throw null!;
        public static Tensor operator *(Tensor left, int right) => throw null!;
        public static Tensor operator *(int left, Tensor right) => throw null!;
        public static Tensor operator *(Tensor left, long right) => throw null!;
        public static Tensor operator *(long left, Tensor right) => throw null!;
        public static Tensor operator *(Tensor left, float right) => throw null!;
        public static Tensor operator *(float left, Tensor right) => throw null!;
        public static Tensor operator *(Tensor left, double right) => throw null!;
        public static Tensor operator *(double left, Tensor right) => throw null!;

        public static Tensor operator /(Tensor left, Tensor right) => throw null!;
        public static Tensor operator /(Tensor left, Scalar right) => throw null!;
        public static Tensor operator /(Scalar left, Tensor right) => throw null!;
        public static Tensor operator /(Tensor left, int right) => throw null!;
        public static Tensor operator /(int left, Tensor right) => throw null!;
        public static Tensor operator /(Tensor left, long right) => throw null!;
        public static Tensor operator /(long left, Tensor right) => throw null!;
        public static Tensor operator /(Tensor left, float right) => throw null!;
        public static Tensor operator /(float left, Tensor right) => throw null!;
        public static Tensor operator /(Tensor left, double right) => throw null!;
        public static Tensor operator /(double left, Tensor right) => throw null!;
    }

    public static Tensor abs(Tensor input) => throw null!;

    public static Tensor acos(Tensor input) => throw null!;

    public static Tensor asin(Tensor input) => throw null!;

    public static Tensor atan(Tensor input) => throw null!;

    public static Tensor acosh(Tensor input) => throw null!;

    public static Tensor asinh(Tensor input) => throw null!;

    public static Tensor atanh(Tensor input) => throw null!;

    public static Tensor ceil(Tensor input) => throw null!;

    public static Tensor cos(Tensor input) => throw null!;

    public static Tensor cosh(Tensor input) => throw null!;

    public static Tensor digamma(Tensor input) => throw null!;

    public static Tensor erf(Tensor input) => throw null!;

    public static Tensor erfc(Tensor input) => throw null!;

    public static Tensor erfinv(Tensor input) => throw null!;

    public static Tensor exp(Tensor input) => throw null!;

    public static Tensor exp2(Tensor input) => throw null!;

    public static Tensor expm1(Tensor input) => throw null!;

    public static Tensor floor(Tensor input) => throw null!;

    public static Tensor lgamma(Tensor input) => throw null!;

    public static Tensor log(Tensor input) => throw null!;

    public static Tensor log10(Tensor input) => throw null!;

    public static Tensor log1p(Tensor input) => throw null!;

    public static Tensor log2(Tensor input) => throw null!;

    public static Tensor negative(Tensor input) => throw null!;

    public static Tensor reciprocal(Tensor input) => throw null!;

    public static Tensor relu(Tensor input) => throw null!;

    public static Tensor round(Tensor input) => throw null!;

    public static Tensor rsqrt(Tensor input) => throw null!;

    public static Tensor sigmoid(Tensor input) => throw null!;

    public static Tensor sign(Tensor input) => throw null!;

    public static Tensor sin(Tensor input) => throw null!;

    public static Tensor sinh(Tensor input) => throw null!;

    public static Tensor sqrt(Tensor input) => throw null!;

    public static Tensor square(Tensor input) => throw null!;

    public static Tensor tan(Tensor input) => throw null!;

    public static Tensor tanh(Tensor input) => throw null!;

    public static Tensor atan2(Tensor input, Tensor other) => throw null!;

    public static Tensor div(Tensor input, Tensor other) => throw null!;

    public static Tensor dot(Tensor input, Tensor other) => throw null!;

    public static Tensor fmod(Tensor input, Tensor other) => throw null!;

    public static Tensor hypot(Tensor input, Tensor other) => throw null!;

    public static Tensor logaddexp(Tensor input, Tensor other) => throw null!;

    public static Tensor logaddexp2(Tensor input, Tensor other) => throw null!;

    public static Tensor maximum(Tensor input, Tensor other) => throw null!;

    public static Tensor minimum(Tensor input, Tensor other) => throw null!;

    public static Tensor mul(Tensor input, Tensor other) => throw null!;

    public static Tensor pow(Tensor input, Tensor other) => throw null!;

    public static Tensor sub(Tensor input, Tensor other) => throw null!;

    public static Tensor add(Tensor input, Tensor other) => throw null!;

    public static Tensor xlogy(Tensor input, Tensor other) => throw null!;

    public static Tensor true_divide(Tensor input, Tensor other) => throw null!;

    public static Tensor pow(Tensor input, Scalar exponent) => throw null!;

    public static Tensor add(Tensor input, Scalar other) => throw null!;

    public static Tensor sub(Tensor input, Scalar other) => throw null!;

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => throw null!;

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => throw null!;

    public static Tensor sum(Tensor input, ScalarType? type = null) => throw null!;

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => throw null!;

    public static Tensor mean(Tensor input) => throw null!;

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => throw null!;

    public static Tensor norm(Tensor input, float p = 2) => throw null!;

    public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => throw null!;

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => throw null!;

    public static Tensor ones_like(Tensor input) => throw null!;

    public static Tensor zeros_like(Tensor input) => throw null!;

    public static class special
    {
        public static Tensor digamma(Tensor input) => throw null!;

        public static Tensor entr(Tensor input) => throw null!;

        public static Tensor erf(Tensor input) => throw null!;

        public static Tensor erfc(Tensor input) => throw null!;

        public static Tensor erfcx(Tensor input) => throw null!;

        public static Tensor exp2(Tensor input) => throw null!;

        public static Tensor expit(Tensor input) => throw null!;

        public static Tensor expm1(Tensor input) => throw null!;

        public static Tensor gammaln(Tensor input) => throw null!;

        public static Tensor log1p(Tensor input) => throw null!;

        public static Tensor ndtr(Tensor input) => throw null!;

        public static Tensor sinc(Tensor input) => throw null!;

        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => throw null!;

        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => throw null!;

        public static Tensor xlog1py(Tensor input, Tensor other) => throw null!;
    }

    public static class nn
    {
        public static class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => throw null!;

            public static Tensor sigmoid(Tensor input) => throw null!;

            public static Tensor logsigmoid(Tensor x) => throw null!;

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => throw null!;

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => throw null!;

            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => throw null!;

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) => throw null!;
        }
    }
}
